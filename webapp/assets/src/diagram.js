/** Mounts every `<div data-diagram-url>`: a project's diagram with its live tokens. */
import { mount } from './diagram/island.js';

document.querySelectorAll('[data-diagram-url]:not(a)').forEach(mount);
