import { type Picture, readPng, writePng } from './png.ts';

/** A colour of a picture, and how many pixels have it. */
interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly count: number;
}

const MOST = 256;

/** The same PNG with 256 colours: what a window shows looks the same, in a third of the bytes. */
export function shrink(png: Buffer): Buffer {
  const picture = readPng(png);
  const colours = coloursOf(picture);
  const boxes = cut([...colours.values()]);
  const palette = new Uint8Array(boxes.length * 3);
  const placeOf = new Map<number, number>();
  boxes.forEach((box, place) => {
    palette.set(mean(box), place * 3);
    for (const { rgb } of box) placeOf.set(keyOf(rgb), place);
  });
  const places = new Uint8Array(picture.width * picture.height);
  for (let at = 0; at < places.length; at++) places[at] = placeOf.get(keyOf(pixel(picture, at)))!;
  return writePng(picture, palette, places);
}

function coloursOf(picture: Picture): Map<number, Colour> {
  const colours = new Map<number, Colour>();
  for (let at = 0; at < picture.width * picture.height; at++) {
    const rgb = pixel(picture, at);
    const key = keyOf(rgb);
    colours.set(key, { rgb, count: (colours.get(key)?.count ?? 0) + 1 });
  }
  return colours;
}

/** Median cut: the box whose colours are furthest apart, by the pixels in it, is halved again and again. */
function cut(all: readonly Colour[]): (readonly Colour[])[] {
  const boxes = [all];
  while (boxes.length < MOST) {
    const worth = boxes.map(spreadOf);
    const at = worth.reduce(
      (best, { cost }, place) => (cost > worth[best]!.cost ? place : best),
      0,
    );
    const { cost, channel } = worth[at]!;
    if (cost === 0) break;
    boxes.splice(at, 1, ...halves(boxes[at]!, channel));
  }
  return boxes;
}

/** The widest channel of a box, and what it costs to show all of its colours as one. */
function spreadOf(box: readonly Colour[]): { readonly cost: number; readonly channel: number } {
  const pixels = box.reduce((sum, { count }) => sum + count, 0);
  const widths = [0, 1, 2].map((channel) => {
    const values = box.map(({ rgb }) => rgb[channel]!);
    return Math.max(...values) - Math.min(...values);
  });
  const width = Math.max(...widths);
  return { cost: width ** 2 * Math.sqrt(pixels), channel: widths.indexOf(width) };
}

/** Cut in the middle of the values, so that each half has some. */
function halves(box: readonly Colour[], channel: number): (readonly Colour[])[] {
  const values = box.map(({ rgb }) => rgb[channel]!);
  const middle = (Math.max(...values) + Math.min(...values)) / 2;
  const isLow = ({ rgb }: Colour) => rgb[channel]! <= middle;
  return [box.filter(isLow), box.filter((colour) => !isLow(colour))];
}

/** The colour of most pixels, where it has the most by far; else the mean. */
function mean(box: readonly Colour[]): number[] {
  const pixels = box.reduce((sum, { count }) => sum + count, 0);
  const main = box.reduce((most, colour) => (colour.count > most.count ? colour : most));
  if (main.count * 2 > pixels) return [...main.rgb];
  return [0, 1, 2].map((channel) =>
    Math.round(box.reduce((sum, { rgb, count }) => sum + rgb[channel]! * count, 0) / pixels),
  );
}

function pixel({ rgb }: Picture, at: number): [number, number, number] {
  return [rgb[at * 3]!, rgb[at * 3 + 1]!, rgb[at * 3 + 2]!];
}

function keyOf([red, green, blue]: readonly [number, number, number]): number {
  return (red << 16) | (green << 8) | blue;
}
