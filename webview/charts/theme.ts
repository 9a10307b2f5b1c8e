import { color } from 'chart.js/helpers';

/** The colours that charts draw amounts in; each is a variable of charts.css. */
export type ChartColour = 'blue' | 'red' | 'green' | 'purple' | 'orange' | 'grey';

/** The colours around the amounts. */
export type ChartTone = 'line' | 'dim' | 'foreground' | 'background' | 'accent';

/** The editor's theme as canvases need it: they cannot read variables themselves. */
export class ChartTheme {
  private readonly styles = getComputedStyle(document.body);

  colour(name: ChartColour | ChartTone): string {
    return this.styles.getPropertyValue(`--chart-${name}`).trim();
  }

  /** The same, so much of it, 0 to 1: what lies below shines through. */
  faint(name: ChartColour | ChartTone, share: number): string {
    return color(this.colour(name)).alpha(share).rgbString();
  }

  get font(): { readonly family: string; readonly size: number } {
    return { family: getComputedStyle(document.body).fontFamily, size: 11 };
  }
}

/** Calls `redraw` whenever the editor has put other colours into the page. */
export function onThemeChange(redraw: () => void): void {
  const observer = new MutationObserver(redraw);
  observer.observe(document.body, { attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributeFilter: ['style'] });
}

/** A colour with stripes of the background: what is denied can be told from it without colour. */
export function hatch(colour: string, background: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const context = tile.getContext('2d');
  if (context === null) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 6, 6);
  context.strokeStyle = background;
  context.lineWidth = 1.4;
  context.beginPath();
  for (const shift of [-6, 0, 6]) {
    context.moveTo(shift - 1, 7);
    context.lineTo(shift + 7, -1);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}
