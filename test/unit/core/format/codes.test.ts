import { describe, expect, it } from 'vitest';
import { DIRECTIONS, isDirection } from '../../../../src/core/format/direction.ts';
import {
  COUNTERS_ARE_DELTAS,
  FLOW_STATES,
  isFlowState,
  shownState,
} from '../../../../src/core/format/flow-state.ts';
import type { FlowState } from '../../../../src/core/format/flow-state.ts';
import { VERDICTS, verdictOf } from '../../../../src/core/format/verdict.ts';
import { HOSTILE_NAMES } from './hostile.ts';

describe('flow states', () => {
  it.each<[FlowState, string, boolean]>([
    ['B', 'Begin', false],
    ['C', 'Continuing', true],
    ['E', 'End', true],
    ['D', 'Denied', false],
    ['', '', false],
  ])('%j is %j and carries statistics: %s', (state, word, carriesStatistics) => {
    expect(FLOW_STATES[state]).toMatchObject({ code: state, word, carriesStatistics });
  });

  it('warns wherever there are counters that they are differences', () => {
    for (const facts of Object.values(FLOW_STATES)) {
      expect(facts.meaning.includes(COUNTERS_ARE_DELTAS)).toBe(facts.carriesStatistics);
    }
  });

  it.each<[FlowState, boolean, FlowState]>([
    ['B', true, 'D'],
    ['B', false, 'B'],
    ['D', true, 'D'],
    ['E', true, 'D'],
    ['C', false, 'C'],
    ['', true, ''],
    ['', false, ''],
  ])('logged %j with denied %s shows as %j', (logged, denied, shown) => {
    expect(shownState(logged, denied)).toBe(shown);
  });

  it.each(['b', 'X', 'BB', ' ', ...HOSTILE_NAMES])('%j is no state', (text) => {
    expect(isFlowState(text)).toBe(false);
  });

  it('takes the letters and the empty text', () => {
    expect(['B', 'C', 'E', 'D', ''].every(isFlowState)).toBe(true);
  });
});

describe('directions and verdicts', () => {
  it('names both directions, long and short', () => {
    expect(DIRECTIONS.I).toMatchObject({ code: 'I', word: 'Inbound', short: 'In' });
    expect(DIRECTIONS.O).toMatchObject({ code: 'O', word: 'Outbound', short: 'Out' });
  });

  it('says that the NIC is what sees the direction', () => {
    for (const facts of Object.values(DIRECTIONS)) expect(facts.meaning).toContain('NIC sees it');
  });

  it.each(['i', 'IO', '', ...HOSTILE_NAMES])('%j is no direction', (text) => {
    expect(isDirection(text)).toBe(false);
  });

  it('takes both letters', () => {
    expect([isDirection('I'), isDirection('O')]).toEqual([true, true]);
  });

  it('names both verdicts', () => {
    expect(VERDICTS[verdictOf(true)]).toMatchObject({ code: 'D', word: 'Denied' });
    expect(VERDICTS[verdictOf(false)]).toMatchObject({ code: 'A', word: 'Allowed' });
  });
});
