/** Mounts every `<div data-form-editor>`: the form editor of the studio. */
import { mount } from './form_editor/island.js';

document.querySelectorAll('[data-form-editor]').forEach(mount);
