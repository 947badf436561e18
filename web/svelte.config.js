// Svelte compiles in runes mode only, and the scripts of components are TypeScript. Nothing else is set here.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default { preprocess: vitePreprocess(), compilerOptions: { runes: true } };
