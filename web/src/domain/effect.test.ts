// Fields of effects there and back, in both languages.
import { describe, expect, it } from 'vitest';
import { effectFields, effectOf, wrongFields } from './effect';

describe('effects of work', () => {
  const effect = { mean: -2, sd: 0.8, probability: 0.07 };

  it('are typed in the language of the page, chances in percent, and come back as they were', () => {
    const fields = effectFields('speed', effect, 'nl');
    expect(fields).toEqual({ kpi: 'speed', mean: '-2', sd: '0,8', chance: '7' });
    expect(effectOf(fields, 'nl', true)).toEqual(effect);
    expect(effectOf(fields, 'nl', false)).toEqual({ kpi: 'speed', ...effect });
  });

  it('without a size are none, and without the rest are certain', () => {
    const nothing = effectFields('speed', undefined, 'en');
    expect(effectOf(nothing, 'en', true)).toBeUndefined();
    expect(wrongFields(nothing, 'en')).toEqual([]);
    expect(effectOf({ ...nothing, mean: '1.5' }, 'en', true)).toEqual({ mean: 1.5 });
  });

  it('say which fields are no numbers, and that a chance of nothing is nothing', () => {
    const fields = effectFields('speed', effect, 'en');
    expect(wrongFields({ ...fields, sd: 'some' }, 'en')).toEqual(['sd']);
    expect(wrongFields({ ...fields, mean: '' }, 'en')).toEqual(['mean']);
  });
});
