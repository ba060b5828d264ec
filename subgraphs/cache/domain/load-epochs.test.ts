import { describe, expect, it } from 'vitest';
import { createLoadEpochs } from './load-epochs.ts';

describe('load epochs', () => {
  it('call a load outdated only by its own tags, and only when they were invalidated after it began', () => {
    const epochs = createLoadEpochs();
    epochs.invalidate(['before']);
    const load = epochs.begin();
    epochs.invalidate(['after']);
    expect(epochs.isOutdated(load, ['before', 'other'])).toBe(false);
    expect(epochs.isOutdated(load, ['other', 'after'])).toBe(true);
  });

  it('let nobody join a load once anything was invalidated', () => {
    const epochs = createLoadEpochs();
    const load = epochs.begin();
    expect(epochs.isFresh(load)).toBe(true);
    epochs.invalidate(['whatever']);
    expect(epochs.isFresh(load)).toBe(false);
  });

  it('remember tags only while a load from before is under way', () => {
    const epochs = createLoadEpochs();
    epochs.invalidate(['a']);
    expect(epochs.remembered).toBe(0);
    const first = epochs.begin();
    epochs.invalidate(['a']);
    const second = epochs.begin();
    epochs.invalidate(['b']);
    epochs.end(first);
    expect(epochs.remembered).toBe(1);
    expect(epochs.isOutdated(second, ['b'])).toBe(true);
    epochs.end(second);
    expect(epochs.remembered).toBe(0);
  });
});
