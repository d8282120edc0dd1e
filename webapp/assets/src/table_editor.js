/** Mounts every `<div data-table-editor>`: the decision-table editor of the studio. */
import { mount } from './table_editor/island.js';

document.querySelectorAll('[data-table-editor]').forEach(mount);
