/** Writes beside `<time data-countdown datetime=…>` what is left, by the server's clock (a demo's may be moved). */
import { isChinese, serverNow } from './page.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function startCountdowns() {
  const update = () =>
    document.querySelectorAll('time[data-countdown]').forEach(element => show(element, serverNow()));
  update();
  setInterval(update, 1000);
}

function show(element, now) {
  const left = Date.parse(element.dateTime) - now;
  if (Number.isNaN(left)) return;
  const text = left > 0 ? remaining(left) : '';
  const place = besides(element);
  if (place.textContent !== text) place.textContent = text;
}

function besides(element) {
  if (element.nextElementSibling?.matches('.countdown')) return element.nextElementSibling;
  const place = document.createElement('span');
  place.className = 'countdown';
  element.after(' ', place);
  return place;
}

/** Milliseconds → two units while days remain, then hours, minutes and seconds. */
export function remaining(left) {
  const days = Math.floor(left / DAY);
  const hours = Math.floor((left % DAY) / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  const seconds = Math.floor((left % MINUTE) / 1000);
  if (isChinese()) {
    return days ? `还有 ${days} 天 ${hours} 小时` : `还有 ${hours} 小时 ${minutes} 分 ${seconds} 秒`;
  }
  return days ? `${days} d ${hours} h left` : `${hours} h ${minutes} min ${seconds} s left`;
}
