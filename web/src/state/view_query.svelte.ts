// What everything that is read is asked with: the day, the language, and whose eyes it is for.
import { place } from './place.svelte';
import { session } from './session.svelte';

export const viewQuery = () => ({ on: place.on, lang: session.language, as: session.me });
