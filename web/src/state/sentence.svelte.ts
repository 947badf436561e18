// A goal as a sentence: what the server understood of it while it was typed, and which of two readings is meant.
// It is changed by changing its words; a part that was understood is a chip that can be written anew.
import { untrack } from 'svelte';
import { parseSentence, readCoach } from '../api/koers';
import { Problem, offline } from '../api/problem';
import type { CoachReport, GoalDefinition, SentenceAnswer, SentenceInput } from '../api/types';
import { viewQuery } from './view_query.svelte';
import { Resource } from './resource.svelte';
import { session } from './session.svelte';

export type Span = SentenceAnswer['spans'][number];
export type Reading = SentenceAnswer['readings'][number];

export interface Question {
  code: Reading['question'];
  readings: Reading[];
}

/** Typing is over when this long nothing was typed. */
const quietMs = 150;

/** Where what is typed is kept. */
export interface Written {
  sentence: string;
}

export class SentenceState {
  #written: () => Written;
  #text = $derived.by(() => this.#written().sentence);
  answer = $state.raw<SentenceAnswer>();
  problem = $state.raw<Problem>();
  /** The sentence that `answer` is about. */
  heard = $state('');
  #chosen = $state.raw<Record<string, string>>({});
  isBlank = $derived(this.text.trim() === '');
  /** Parts in the order of the sentence; none while another sentence was typed meanwhile. */
  spans: Span[] = $derived(this.heard === this.text ? [...(this.answer?.spans ?? [])].sort((a, b) => a.start - b.start) : []);
  questions: Question[] = $derived.by(() => {
    const questions: Question[] = [];
    for (const reading of this.answer?.readings ?? []) {
      const known = questions.find((question) => question.code === reading.question);
      if (known) known.readings.push(reading);
      else questions.push({ code: reading.question, readings: [reading] });
    }
    return questions;
  });
  #readings: Reading[] = $derived.by(() =>
    (this.answer?.readings ?? []).filter((reading) => this.#chosen[reading.question] === reading.code),
  );
  /** The reading that was chosen, one that tells a goal before others; undefined where the first of each is meant. */
  reading = $derived(this.#readings.findLast((reading) => reading.goal !== null) ?? this.#readings.at(-1));
  parse = $derived(this.reading?.parse ?? this.answer?.parse);

  /** What mends the goal that the sentence tells; it holds until the sentence is another one. */
  repaired = $state.raw<{ sentence: string; words: string; goal: GoalDefinition }>();
  coach = $derived(this.heard === this.text ? this.answer?.coach : undefined);

  /** To be made while a component is set up. `about`: the KPI, the owner, the objective that it is to be for. */
  constructor(written: () => Written, about: () => Omit<SentenceInput, 'sentence'>) {
    this.#written = written;
    $effect(() => this.#later({ ...about(), sentence: this.text, locale: session.language }));
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#written().sentence = text;
  }

  /** The goal that a repair proposes takes the place of what the sentence tells. */
  repair(words: string, goal: GoalDefinition): void {
    this.repaired = { sentence: this.text, words, goal };
  }

  /** The goal that it tells, beginning today where it tells no first day; undefined while it tells none. */
  get goal(): GoalDefinition | undefined {
    const told = this.heard === this.text ? (this.reading ? this.reading.goal : this.answer?.goal) : undefined;
    if (this.repaired?.sentence === this.text) return this.repaired.goal;
    if (this.isBlank || !told) return undefined;
    // Each answer is about one question: what is judged at the end or over all of it goes with any other.
    const window = this.#readings.find((reading) => reading.question === 'window')?.parse.window;
    const goal = (window === undefined ? told : { ...told, window }) as GoalDefinition;
    return goal.period === undefined && goal.from === undefined ? { ...goal, from: session.today } : goal;
  }

  chosen(question: Question): string {
    return this.#chosen[question.code] ?? question.readings[0]?.code ?? '';
  }

  choose(question: Question, code: string): void {
    this.#chosen = { ...this.#chosen, [question.code]: code };
    this.repaired = undefined;
  }

  /** Writes a part of the sentence anew. */
  rewrite(span: Span, words: string): void {
    const around = (text: string) => text.replace(/\s+/g, ' ');
    this.text = around(this.text.slice(0, span.start) + words.trim() + this.text.slice(span.end)).trim();
  }

  #later(input: SentenceInput): () => void {
    const abort = new AbortController();
    if (input.sentence.trim() === '') {
      untrack(() => this.#hear('', undefined));
      return () => abort.abort();
    }
    const timer = setTimeout(() => void this.#ask(input, abort.signal), quietMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }

  async #ask(input: SentenceInput, signal: AbortSignal): Promise<void> {
    try {
      const answer = await parseSentence(input, { lang: input.locale }, signal);
      this.#hear(input.sentence, answer);
      this.problem = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.problem = error instanceof Problem ? error : offline();
    }
  }

  /** An answer to a question stays only while that question is asked. */
  #hear(text: string, answer: SentenceAnswer | undefined): void {
    const asked = new Set(answer?.readings.map((reading) => `${reading.question} ${reading.code}`));
    const kept = Object.entries(this.#chosen).filter(([question, code]) => asked.has(`${question} ${code}`));
    this.#chosen = Object.fromEntries(kept);
    this.heard = text;
    this.answer = answer;
  }
}

/** How well the goal of a KPI is put. */
export class CoachState {
  resource: Resource<CoachReport>;

  /** To be made while a component is set up. */
  constructor(id: string) {
    this.resource = new Resource({
      read: () => {
        const query = viewQuery();
        return (signal) => readCoach(id, query, signal);
      },
      concerns: (event) => (event.type === 'kpi_evaluated' ? event.kpi === id : event.type !== 'observed'),
    });
  }
}
