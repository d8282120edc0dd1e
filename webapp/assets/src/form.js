/** Mounts every `<div data-form>`: a form-js form that posts with the real form around it. */
import { mount } from './form/island.js';

document.querySelectorAll('[data-form]').forEach(place => {
  mount(place).catch(problem => {
    place.setAttribute('role', 'alert');
    place.textContent = `${place.dataset.broken ?? '表单无法显示 / The form cannot be shown'} (${problem.message})`;
  });
});
