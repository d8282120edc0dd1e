/** A custodian's page: a key is made here, its file leaves, and only what that file opens is registered. */
import { mount } from './custodian/work.js';

document.querySelectorAll('[data-custodian]').forEach(mount);
