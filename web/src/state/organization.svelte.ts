// Editing the organization: its plan-file form taken apart into fields and put together again. What the
// form does not show goes back untouched.
import { saveOrganization } from '../api/koers';
import type { CalendarDefinition, Organization, OrganizationDefinition } from '../api/types';
import { isDay } from '../domain/days';
import { Draft } from './draft.svelte';
import { notices } from './notice.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

export interface OrganizationFields {
  /** The version that is being changed; none where nothing is defined yet. */
  revision: number | null;
  /** A name in one text, or one in each language. */
  name: string;
  nameNl: string;
  nameEn: string;
  locale: 'nl' | 'en';
  timezone: string;
  currency: string;
  /** A month, or a day of every year such as 04-06. */
  fiscalStart: string;
  fiscalName: 'start' | 'end';
  pattern: NonNullable<CalendarDefinition['pattern']>;
  weekStart: NonNullable<CalendarDefinition['week_start']>;
  /** Whose holidays; empty: nobody's. */
  country: '' | 'nl';
  /** Days of one's own, one a line. */
  holidays: string;
  /** Whether there may be objectives of one person. */
  individual: 'off' | 'on';
}

const lines = (text: string): string[] => text.split(/[\s,;]+/).filter((line) => line !== '');

type Holidays = CalendarDefinition['holidays'];

const ownDays = (holidays: Holidays): string[] =>
  Array.isArray(holidays) ? holidays : typeof holidays === 'object' ? (holidays.add ?? []) : [];

/** The rule of a country keeps its options; without it there are days alone. */
function holidaysOf(fields: OrganizationFields, before: Holidays): Holidays {
  const days = lines(fields.holidays);
  if (fields.country === '') return days;
  const rule = typeof before === 'object' && !Array.isArray(before) ? before : {};
  return { ...rule, country: fields.country, add: days };
}

function fieldsOf(organization: Organization): OrganizationFields {
  const { name, calendar } = organization.definition;
  const isSplit = typeof name === 'object';
  return {
    revision: organization.revision,
    name: isSplit ? '' : (name ?? ''),
    nameNl: isSplit ? (name.nl ?? '') : '',
    nameEn: isSplit ? (name.en ?? '') : '',
    locale: organization.locale,
    timezone: organization.timezone,
    currency: organization.currency,
    fiscalStart: String(calendar?.fiscal_start ?? 1),
    fiscalName: organization.calendar.fiscal_name ?? 'end',
    pattern: organization.calendar.pattern ?? 'months',
    weekStart: organization.calendar.week_start ?? 'monday',
    country: calendar?.holidays === undefined || Array.isArray(calendar.holidays) ? '' : 'nl',
    holidays: ownDays(calendar?.holidays).join('\n'),
    individual: organization.definition.individual_level ?? 'off',
  };
}

export class OrganizationState {
  readonly organization: Organization;
  readonly isSplit: boolean;
  draft: Draft<OrganizationFields>;
  saving = new Saving();
  fields = $derived.by(() => this.draft.fields);
  /** The first of the holidays that is no day. */
  wrongHoliday = $derived(lines(this.fields.holidays).find((line) => !isDay(line)));

  /** To be made while a component is set up. */
  constructor(organization: Organization) {
    this.organization = organization;
    this.isSplit = typeof organization.definition.name === 'object';
    this.draft = new Draft('organization', fieldsOf(organization));
  }

  get definition(): OrganizationDefinition {
    const fields = $state.snapshot(this.draft.fields) as OrganizationFields;
    const before = this.organization.definition;
    const { week_start: _, year_end, ...rest } = before.calendar ?? {};
    const isDayOfYear = fields.fiscalStart.includes('-');
    const calendar: CalendarDefinition = {
      ...rest,
      fiscal_start: isDayOfYear ? fields.fiscalStart : Number(fields.fiscalStart),
      fiscal_name: fields.fiscalName,
      pattern: fields.pattern,
      holidays: holidaysOf(fields, before.calendar?.holidays),
    };
    if (fields.pattern !== 'months') {
      calendar.week_start = fields.weekStart;
      if (year_end) calendar.year_end = year_end;
    }
    const names = { nl: fields.nameNl.trim(), en: fields.nameEn.trim() };
    return {
      ...before,
      name: this.isSplit ? names : fields.name.trim(),
      locale: fields.locale,
      timezone: fields.timezone.trim(),
      currency: fields.currency.trim().toUpperCase(),
      calendar,
      individual_level: fields.individual,
    };
  }

  /** True when it is saved. */
  async save(): Promise<boolean> {
    if (this.wrongHoliday !== undefined) return false;
    const query = { lang: session.language };
    const saved = await this.saving.run(() => saveOrganization(this.definition, this.fields.revision, query));
    if (!saved) return false;
    session.take(saved);
    this.draft.settle(fieldsOf(saved));
    notices.show({ text: t('edit.saved') });
    return true;
  }

  /** Saves over what somebody else made of it meanwhile. */
  saveOver(): Promise<boolean> {
    this.draft.rebase(fieldsOf(this.organization));
    return this.save();
  }
}
