// The state of one act of saving: busy or not, and what the server objected to.
import { Problem, offline } from '../api/problem';
import { t } from './session.svelte';

/** What is said of something that could not be read. */
export const said = (problem: Problem): string[] => (problem.isOffline ? [t('offline.text')] : problem.elsewhere([]));

export class Saving {
  isBusy = $state(false);
  problem = $state.raw<Problem>();

  /** Runs the act; its answer, or undefined with `problem` set. A second act waits for no first: it is refused. */
  async run<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (this.isBusy) return undefined;
    this.isBusy = true;
    this.problem = undefined;
    try {
      return await act();
    } catch (error) {
      this.problem = error instanceof Problem ? error : offline();
      return undefined;
    } finally {
      this.isBusy = false;
    }
  }

  /** What is said above no field but for the form as a whole; `shown`: pointers of the fields that show their own. */
  elsewhere(shown: string[]): string[] {
    if (this.problem === undefined || this.problem.patch || this.problem.isOvertaken) return [];
    return this.problem.isOffline ? [t('offline.save')] : this.problem.elsewhere(shown);
  }

  at(pointer: string): string | undefined {
    return this.problem?.at(pointer);
  }
}
