/** Mounts form-js in every `[data-form]`: a form that posts it, or a place that only shows it. */
import { mount } from './form/island.js';
import { say } from './site/page.js';

document.querySelectorAll('[data-form]').forEach(place => {
  mount(place).catch(problem => {
    const body = place.querySelector('[data-form-body]');
    body.setAttribute('role', 'alert');
    body.textContent = say({ zh: `表单无法显示：${problem.message}`, en: `The form cannot be shown: ${problem.message}` });
  });
});
