// The start of the page: styles, words, the app.
import { mount } from 'svelte';
import App from './routes/App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/forms.css';
import './styles/chart.css';

const target = document.getElementById('app');
if (target) mount(App, { target });
