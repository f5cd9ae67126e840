// <tf-chart kind="rates" data="{…}" role="img" aria-label="…">: draws its data with ECharts. The kinds are in tf-charts.js.
// What is drawn lies in the shadow root: navigation merges pages and strips what scripts have added to them. The library is fetched
// only when there is something to draw.
import { kinds } from './tf-charts.js';

const library = () => import('../vendor/echarts/echarts.esm.min.js');

class Chart extends HTMLElement {
  static observedAttributes = ['kind', 'data'];

  #canvas;
  #chart;
  #resizing = new ResizeObserver(() => this.#draw());

  connectedCallback() {
    if (!this.#canvas) {
      this.#canvas = document.createElement('div');
      this.attachShadow({ mode: 'open' }).append(this.#canvas);
    }
    this.#resizing.observe(this);
  }

  disconnectedCallback() {
    this.#resizing.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#draw();
  }

  async #draw() {
    const { init } = await library();
    const width = this.clientWidth;
    if (!this.isConnected || !this.#canvas || width === 0) return;
    const { option, height } = kinds[this.getAttribute('kind')](JSON.parse(this.getAttribute('data')), width);
    this.#canvas.style.height = `${height}px`;
    this.#chart ??= init(this.#canvas);
    this.#chart.resize({ width, height });
    this.#chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(this).fontFamily }, ...option }, { notMerge: true });
    this.dataset.drawn = '';
  }
}

customElements.define('tf-chart', Chart);
