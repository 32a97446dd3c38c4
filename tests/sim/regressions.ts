import type { Story } from './play.ts';

/** A story that once broke a promise, shrunk, and what was wrong then. */
export interface Regression {
  readonly was: string;
  readonly story: Story;
}

export const regressions: readonly Regression[] = [
  {
    was: 'a tab that came later knew nothing of a conversation that a full store had not kept',
    story: { seed: 868389489, processes: 1, locks: true, steps: [['write', 0, 77], ['fillStore', 0, 0], ['say', 0, 0], ['pass', 0, 0]] },
  },
  {
    was: 'a tab with a full store spoke with the session of one device and listened with that of another',
    story: {
      seed: 689918530,
      processes: 1,
      locks: true,
      steps: [['fillStore', 0, 0], ['open', 2, 0], ['say', 0, 0], ['drain', 0, 5], ['crashTab', 3, 4], ['loseHints', 0, 21], ['pass', 0, 223], ['reply', 0, 974], ['deliver', 0, 20], ['lag', 0, 123], ['pass', 0, 0]],
    },
  },
  {
    was: 'a store that was full and has room again gave the device of one tab the session of another, and a page lost its words',
    story: { seed: 21, processes: 1, locks: true, steps: [['fillStore', 0, 0], ['say', 0, 8], ['freeze', 0, 0], ['pass', 0, 0], ['freeStore', 0, 0], ['pass', 0, 0]] },
  },
  {
    was: 'what a store that was full had put back on the shelf was shown as queued by a page that heard of something else, and nobody sent it',
    story: {
      seed: 1946895757,
      processes: 1,
      locks: true,
      steps: [['open', 1, 0], ['fillStore', 0, 0], ['say', 1, 0], ['say', 0, 0], ['hole', 0, 0], ['pass', 0, 0], ['say', 0, 0], ['freeze', 0, 0], ['freeStore', 0, 0], ['pass', 0, 255], ['pass', 0, 0]],
    },
  },
  {
    was: 'the same was shown by a page that looked at the shelf to send a letter',
    story: {
      seed: 1050625924,
      processes: 1,
      locks: false,
      steps: [['hole', 0, 0], ['open', 1, 0], ['fillStore', 0, 0], ['say', 1, 0], ['write', 0, 0], ['say', 0, 0], ['pass', 0, 0], ['freeStore', 0, 0], ['pass', 0, 0]],
    },
  },
  {
    was: 'a call of somebody who was erased in that very moment made a device of its own, and their late letter was stored under a new name',
    story: { seed: 1205445239, processes: 2, locks: true, steps: [['pass', 0, 813], ['pass', 0, 0], ['say', 0, 654], ['write', 0, 13], ['close', 0, 848], ['erase', 0, 0], ['pass', 0, 0]] },
  },
  {
    was: 'a tab that was frozen just after somebody had typed wrote their words when it thawed, after they had logged out elsewhere',
    story: { seed: 539026893, processes: 1, locks: true, steps: [['open', 1, 0], ['type', 1, 0], ['freeze', 1, 0], ['pass', 0, 1], ['logOut', 0, 0], ['pass', 0, 0]] },
  },
  {
    was: 'a reason to read that came while a reading went well again, after others had failed, was forgotten, and a page showed as sent what was too old to be kept',
    story: {
      seed: 638688217,
      processes: 1,
      locks: true,
      steps: [['say', 0, 0], ['show', 0, 27], ['mend', 0, 35], ['limit', 0, 221], ['reload', 0, 0], ['crashAtCommit', 0, 127], ['open', 0, 0], ['say', 1, 0], ['pass', 1, 4], ['pass', 1, 0], ['age', 1, 0], ['pass', 0, 0], ['pass', 1, 2], ['thaw', 1, 0]],
    },
  },
  {
    was: 'a tab whose store had room again wrote what it had kept for itself over what another had written meanwhile, who had just left',
    story: { seed: 2112059375, processes: 1, locks: true, steps: [['open', 1, 0], ['fillStore', 0, 0], ['say', 0, 0], ['say', 1, 32], ['freeStore', 0, 0], ['signIn', 1, 0], ['pass', 0, 0]] },
  },
  {
    was: 'a page that died in the moment in which its words were confirmed left them on the shelf, and after a restore another page sent them behind what was said since',
    story: {
      seed: 563567136,
      processes: 2,
      locks: true,
      steps: [
        ['pass', 0, 83], ['say', 0, 0], ['lag', 0, 566], ['limit', 0, 394], ['storeFails', 0, 0], ['crashAtCommit', 0, 0], ['open', 1, 0], ['say', 0, 0], ['pass', 0, 4], ['freeze', 0, 0], ['age', 0, 0],
        ['pass', 1, 0], ['pass', 0, 2], ['thaw', 0, 0], ['crashTab', 0, 0], ['restore', 0, 0], ['lag', 0, 114], ['say', 0, 0],
      ],
    },
  },
];
