/** Draws `<figure data-chart>` from the options in its `<script data-options>` as SVG with a description for screen readers. */
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, registerLocale, use } from 'echarts/core';
import english from 'echarts/lib/i18n/langEN.js';
import chinese from 'echarts/lib/i18n/langZH.js';
import { SVGRenderer } from 'echarts/renderers';

import { isChinese, jsonIn } from './site/page.js';

use([
  BarChart, LineChart, PieChart, AriaComponent, DatasetComponent, GridComponent, LegendComponent, TooltipComponent,
  SVGRenderer,
]);
registerLocale('ZH', chinese);
registerLocale('EN', english);

const COLOURS = ['#0b4ea2', '#c77700', '#14663a', '#b3231b', '#5b2d8e', '#51606f'];

document.querySelectorAll('[data-chart]').forEach(draw);

function draw(figure) {
  const options = jsonIn(figure, '[data-options]', {});
  const chart = init(figure, null, { renderer: 'svg', locale: isChinese() ? 'ZH' : 'EN' });
  chart.setOption({
    color: COLOURS,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    aria: { enabled: true, decal: { show: true } },
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    ...options,
  });
  new ResizeObserver(() => chart.resize()).observe(figure);
}
