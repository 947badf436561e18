// What work is expected to change, as fields of a form: typed in the language of the page, chances in percent.
import { readNumber } from './numbers';
import type { Language } from './words';

export interface EffectFields {
  kpi: string;
  mean: string;
  sd: string;
  chance: string;
}

export interface Effect {
  kpi?: string;
  mean: number;
  sd?: number;
  probability?: number;
}

/** A number as it is typed: no grouping, every digit. */
const typed = (value: number | undefined, language: Language): string =>
  value === undefined ? '' : language === 'nl' ? String(value).replace('.', ',') : String(value);

const asPercent = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Number((share * 100).toPrecision(12));

export const effectFields = (kpi: string, effect: Effect | undefined, language: Language): EffectFields => ({
  kpi,
  mean: typed(effect?.mean, language),
  sd: typed(effect?.sd, language),
  chance: typed(asPercent(effect?.probability), language),
});

export type EffectField = 'mean' | 'sd' | 'chance';

/** The fields that hold something that is no number, or that need the size and have none. */
export function wrongFields(fields: EffectFields, language: Language): EffectField[] {
  const names: EffectField[] = ['mean', 'sd', 'chance'];
  const wrong = names.filter((name) => fields[name].trim() !== '' && readNumber(fields[name], language) === undefined);
  const isSizeless = fields.mean.trim() === '' && (fields.sd.trim() !== '' || fields.chance.trim() !== '');
  return isSizeless ? ['mean', ...wrong] : wrong;
}

/** The effect as a plan file has it; none where no size is given. `isOne`: the KPI needs no name. */
export function effectOf(fields: EffectFields, language: Language, isOne: boolean): Effect | undefined {
  const mean = readNumber(fields.mean, language);
  if (mean === undefined) return undefined;
  const sd = readNumber(fields.sd, language);
  const percent = readNumber(fields.chance, language);
  return {
    ...(isOne ? {} : { kpi: fields.kpi }),
    mean,
    ...(sd === undefined ? {} : { sd }),
    ...(percent === undefined ? {} : { probability: Number((percent / 100).toPrecision(12)) }),
  };
}
