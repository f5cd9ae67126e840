// The charts, each a function from its data and width to an ECharts option and a height in pixels.

const ink = '#1c2733';
const quiet = '#55616e';
const line = '#dde3ea';
const paper = '#ffffff';
const centres = { JJJ: '#9a3b2f', YRD: '#1f5f8b', GBA: '#1d7358', outside: '#55616e' };
const horizons = [
  { color: '#6f9cc4', symbol: 'circle' },
  { color: '#2a6ca8', symbol: 'rect' },
  { color: '#123a63', symbol: 'diamond' },
];

// Tips are drawn, not made of elements: the page allows no inline styles.
const tip = { renderMode: 'richText', confine: true, backgroundColor: paper, borderColor: '#b9c3cf', textStyle: { color: ink, fontSize: 12, lineHeight: 18 } };
const count = number => number.toLocaleString('en');
const percent = share => `${(share * 100).toFixed(1)}%`;

function funnel({ stages, texts }, width) {
  const narrow = width < 560;
  const bar = (name, values, color, width, z, extra) => ({
    name, type: 'bar', data: values, barWidth: width, barGap: '-100%', z, itemStyle: { color, borderRadius: 2 }, cursor: 'default', ...extra,
  });
  const label = { show: true, position: 'right', color: ink, fontSize: 12, formatter: ({ value }) => count(value) };
  const share = { show: !narrow, position: 'insideRight', color: paper, fontSize: 12, formatter: ({ dataIndex, value }) => (value > 0 ? stages[dataIndex].share : '') };
  const option = {
    tooltip: { ...tip, trigger: 'axis', axisPointer: { type: 'none' }, valueFormatter: count },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: quiet, fontSize: 12 } },
    grid: { left: narrow ? 116 : 132, right: narrow ? 46 : 60, top: 34, bottom: 22 },
    xAxis: { type: 'value', splitLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, fontSize: 11, hideOverlap: true } },
    yAxis: { type: 'category', inverse: true, data: stages.map(stage => stage.name), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink, fontSize: narrow ? 11 : 12, width: narrow ? 108 : 124, overflow: 'break' } },
    series: [
      bar(texts.entered, stages.map(stage => stage.entered), '#c9d8e8', 26, 1, { label }),
      bar(texts.advanced, stages.map(stage => stage.advanced), '#1f5f8b', 26, 2, { label: share }),
      { name: texts.in, type: 'scatter', data: stages.map(stage => stage.in), symbol: 'diamond', symbolSize: 13, z: 3, cursor: 'default', itemStyle: { color: '#c8553d', opacity: 1, borderColor: paper, borderWidth: 1.5 } },
    ],
  };
  return { option, height: 34 + stages.length * 46 + 24 };
}

// Points with their intervals, as meta-analyses show them; hollow where the number is weak.
function rates({ horizons: names, rows, texts }, width) {
  const narrow = width < 560;
  const pitch = 11 * names.length + 8;
  const { min, max } = range(rows);
  const axis = position => ({
    type: 'value', min, max, position, splitLine: { lineStyle: { color: line } },
    axisLabel: { color: quiet, fontSize: 11, formatter: share => `${Math.round(share * 100)}%` },
  });
  const text = (row, at) => {
    const rate = row.rates[at];
    const interval = rate.low === null ? texts.noInterval : `${percent(rate.low)} – ${percent(rate.high)}`;
    return `${row.name}\n${names[at]}: ${percent(rate.rate)} (${interval})\n${texts.cohort} ${count(row.cohort)} · ${texts.inFlight} ${count(row.inFlight)}`;
  };
  const option = {
    tooltip: { ...tip, trigger: 'item', formatter: ({ seriesIndex, data }) => text(rows[data.value[1]], seriesIndex) },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 10, textStyle: { color: quiet, fontSize: 12 } },
    grid: { left: narrow ? 104 : 182, right: 16, top: 50, bottom: 22 },
    xAxis: [axis('top'), axis('bottom')],
    yAxis: {
      type: 'category', inverse: true, data: rows.map((row, at) => at), axisTick: { show: false }, axisLine: { show: false },
      axisLabel: {
        interval: 0, fontSize: 12, margin: 10, width: narrow ? 96 : 172, overflow: 'break', lineHeight: 14, color: at => centreColor(rows[at]),
        formatter: at => (rows[at].isHead ? `{head|${rows[at].name}}` : rows[at].name), rich: { head: { fontWeight: 'bold', fontSize: 12 } },
      },
    },
    series: names.map((name, at) => ({
      name, type: 'custom', clip: true, itemStyle: { color: horizons[at % horizons.length].color }, encode: { x: [0, 2, 3], y: 1 },
      data: rows.flatMap((row, index) => (row.rates[at].rate === null ? [] : [{ value: [row.rates[at].rate, index, row.rates[at].low, row.rates[at].high] }])),
      renderItem: (params, api) => interval(params, api, rows, at, names.length, pitch),
    })),
  };
  return { option, height: 50 + rows.length * pitch + 22 };
}

// Where the converted went: regions on the left, where they ended up on the right.
function sankey({ nodes, links }, width) {
  const narrow = width < 560;
  const colors = ['#1f5f8b', '#9a3b2f', '#1d7358', '#7b8fa5', '#b07c1f', '#6f9cc4', '#55616e'];
  const names = new Map(nodes.map(node => [node.id, node.name]));
  const regions = [...new Set(nodes.map(node => node.name))];
  const option = {
    tooltip: { ...tip, trigger: 'item', formatter: ({ data, name, value }) => (data.source ? `${names.get(data.source)} → ${names.get(data.target)}\n${count(data.value)}` : `${names.get(name)}\n${count(value)}`) },
    series: [{
      type: 'sankey', left: narrow ? 84 : 150, right: narrow ? 84 : 150, top: 8, bottom: 8, nodeWidth: 10, nodeGap: 8, draggable: false, emphasis: { focus: 'adjacency' },
      data: nodes.map(node => ({
        name: node.id, depth: node.isFrom ? 0 : 1, itemStyle: { color: colors[regions.indexOf(node.name) % colors.length] },
        label: { position: node.isFrom ? 'left' : 'right', formatter: node.name, color: ink, fontSize: 12, width: narrow ? 76 : 140, overflow: 'truncate' },
      })),
      links: links.map(link => ({ source: link.from, target: link.to, value: link.count })),
      lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
    }],
  };
  const side = isFrom => nodes.filter(node => node.isFrom === isFrom).length;
  return { option, height: 60 + Math.max(side(true), side(false)) * 26 };
}

const series = ['#1f5f8b', '#c08a2b', '#1d7358', '#9a3b2f', '#7b8fa5', '#6f9cc4'];
const names = { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: quiet, fontSize: 12 } };

// How much there was from month to month.
function lines({ months, series: values }) {
  const symbols = ['circle', 'rect', 'diamond', 'triangle', 'roundRect', 'pin'];
  const option = {
    tooltip: { ...tip, trigger: 'axis' },
    legend: names,
    grid: { left: 52, right: 16, top: 40, bottom: 26 },
    xAxis: { type: 'category', data: months, axisTick: { show: false }, axisLabel: { color: quiet, fontSize: 11, hideOverlap: true } },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, fontSize: 11 } },
    series: values.map(({ name, values: data }, at) => ({
      name, type: 'line', data, symbol: symbols[at % symbols.length], symbolSize: 6, lineStyle: { width: 2 }, itemStyle: { color: series[at % series.length] },
    })),
  };
  return { option, height: 300 };
}

// What each row is made of; what is not known is palest.
function shares({ rows, series: values }, width) {
  const narrow = width < 560;
  const option = {
    tooltip: { ...tip, trigger: 'axis', axisPointer: { type: 'none' }, valueFormatter: share => (share === null ? '—' : percent(share)) },
    legend: names,
    grid: { left: narrow ? 104 : 182, right: 20, top: 40, bottom: 22 },
    xAxis: { type: 'value', max: 1, splitLine: { lineStyle: { color: line } }, axisLabel: { color: quiet, fontSize: 11, formatter: share => `${Math.round(share * 100)}%` } },
    yAxis: { type: 'category', inverse: true, data: rows, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink, fontSize: 12, width: narrow ? 96 : 172, overflow: 'break' } },
    series: values.map(({ name, values: data }, at) => ({ name, type: 'bar', stack: 'all', data, barWidth: 16, itemStyle: { color: series[at % series.length] } })),
  };
  return { option, height: 40 + rows.length * 26 + 26 };
}

// Points need no zero, so the axis shows where they are, in tens of per cent.
function range(rows) {
  const ends = rows.flatMap(row => row.rates).flatMap(rate => [rate.rate, rate.low, rate.high]).filter(end => end !== null);
  if (ends.length === 0) return { min: 0, max: 1 };
  const min = Math.floor(Math.min(...ends) * 10) / 10;
  return { min, max: Math.max(min + 0.1, Math.ceil(Math.max(...ends) * 10) / 10) };
}

const centreColor = row => (row.isHead ? centres[row.centre] ?? ink : ink);

function interval({ coordSys }, api, rows, at, of, pitch) {
  const row = rows[api.value(1)];
  const { color, symbol } = horizons[at % horizons.length];
  const [x, middle] = api.coord([api.value(0), api.value(1)]);
  const y = middle + (at - (of - 1) / 2) * 11;
  const weak = row.rates[at].isWeak;
  const size = row.isHead ? 5 : 4;
  const children = [];
  if (row.isHead && at === 0) {
    children.push({ type: 'rect', z2: -1, silent: true, shape: { x: coordSys.x, y: middle - pitch / 2, width: coordSys.width, height: pitch }, style: { fill: '#f1f4f8' } });
  }
  if (row.rates[at].low !== null) {
    const [low] = api.coord([api.value(2), 0]);
    const [high] = api.coord([api.value(3), 0]);
    children.push({ type: 'line', shape: { x1: low, y1: y, x2: high, y2: y }, style: { stroke: color, lineWidth: row.isHead ? 2.5 : 1.5, lineDash: weak ? [3, 3] : null } });
  }
  children.push({ ...mark(symbol, x, y, size), style: { fill: weak ? paper : color, stroke: color, lineWidth: 1.5 } });
  return { type: 'group', children };
}

function mark(symbol, x, y, size) {
  if (symbol === 'circle') return { type: 'circle', shape: { cx: x, cy: y, r: size } };
  if (symbol === 'rect') return { type: 'rect', shape: { x: x - size + 0.5, y: y - size + 0.5, width: 2 * size - 1, height: 2 * size - 1 } };
  const far = size + 1;
  return { type: 'polygon', shape: { points: [[x, y - far], [x + far, y], [x, y + far], [x - far, y]] } };
}

export const kinds = { funnel, lines, rates, sankey, shares };
