/** Mounts every `[data-compare]`: two states of a diagram side by side, drawn once they come into sight. */
import { mount } from './compare/pair.js';

const seen = new IntersectionObserver(
  entries => entries.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => {
    seen.unobserve(target);
    mount(target);
  }),
  { rootMargin: '300px' },
);
document.querySelectorAll('[data-compare]').forEach(place => seen.observe(place));
