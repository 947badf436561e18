// The end of a form: what was typed is saved, said to be, and no draft any more.
import type { Draft } from './draft.svelte';
import { notices } from './notice.svelte';
import type { Saving } from './saving.svelte';
import { t } from './session.svelte';

/** Whether the act was done; where it was not, `saving` has the problem and the draft stays. */
export async function keep<T extends object>(saving: Saving, draft: Draft<T>, act: () => Promise<void>): Promise<boolean> {
  const saved = await saving.run(async () => {
    await act();
    return true;
  });
  if (!saved) return false;
  draft.clear();
  notices.show({ text: t('edit.saved') });
  return true;
}
