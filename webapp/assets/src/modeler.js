/** Mounts every `<div data-modeler>`: the diagram editor of the studio. */
import { mount } from './modeler/island.js';

document.querySelectorAll('[data-modeler]').forEach(mount);
