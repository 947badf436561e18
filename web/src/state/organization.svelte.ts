// Editing the organization: its plan-file form taken apart into fields and put together again. What the
// form does not show goes back untouched.
import { saveOrganization } from '../api/koers';
import type { Organization, OrganizationDefinition } from '../api/types';
import { isDay } from '../domain/days';
import { Draft } from './draft.svelte';
import { notices } from './notice.svelte';
import { Saving } from './saving.svelte';
import { session, t } from './session.svelte';

export interface OrganizationFields {
  /** A name in one text, or one in each language. */
  name: string;
  nameNl: string;
  nameEn: string;
  locale: 'nl' | 'en';
  timezone: string;
  currency: string;
  fiscalStart: string;
  fiscalName: 'start' | 'end';
  /** Days, one a line. */
  holidays: string;
}

const lines = (text: string): string[] => text.split(/[\s,;]+/).filter((line) => line !== '');

function fieldsOf(organization: Organization): OrganizationFields {
  const { name, calendar } = organization.definition;
  const isSplit = typeof name === 'object';
  return {
    name: isSplit ? '' : (name ?? ''),
    nameNl: isSplit ? (name.nl ?? '') : '',
    nameEn: isSplit ? (name.en ?? '') : '',
    locale: organization.locale,
    timezone: organization.timezone,
    currency: organization.currency,
    fiscalStart: String(organization.calendar.fiscal_start ?? 1),
    fiscalName: organization.calendar.fiscal_name ?? 'end',
    holidays: (calendar?.holidays ?? []).join('\n'),
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
    const calendar = {
      ...before.calendar,
      fiscal_start: Number(fields.fiscalStart),
      fiscal_name: fields.fiscalName,
      holidays: lines(fields.holidays),
    };
    const names = { nl: fields.nameNl.trim(), en: fields.nameEn.trim() };
    return {
      ...before,
      name: this.isSplit ? names : fields.name.trim(),
      locale: fields.locale,
      timezone: fields.timezone.trim(),
      currency: fields.currency.trim().toUpperCase(),
      calendar,
    };
  }

  /** True when it is saved. */
  async save(): Promise<boolean> {
    if (this.wrongHoliday !== undefined) return false;
    const query = { lang: session.language };
    const saved = await this.saving.run(() => saveOrganization(this.definition, query));
    if (!saved) return false;
    session.organization = saved;
    this.draft.settle(fieldsOf(saved));
    notices.show({ text: t('edit.saved') });
    return true;
  }
}
