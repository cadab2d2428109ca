// A chart in its place: drawn by Plotly once, and redrawn there when its data or its width change. What is in view or
// nearly so is drawn as its data come, the rest right after the browser has shown that, and all before a print.
const NEAR = 300
const NARROWEST = 150
const TURN_MS = 40

const MOST_KEPT = 24

const places = new Map()
const kept = new Map()
const decoder = new TextDecoder()
let begun = false

const pause = () => new Promise((done) => setTimeout(done))
const shown = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
const waiting = () => [...places.values()].filter(({ element, drawn }) => !drawn && element.checkVisibility())
const isNear = ({ element }) => {
  const { top, bottom } = element.getBoundingClientRect()
  return element.checkVisibility() && top < window.innerHeight + NEAR && bottom > -NEAR
}

const redraw = ({ element, figure, fresh }, size) => {
  if (!fresh) return window.Plotly.relayout(element, size)
  const { data, layout, config } = figure
  window.Plotly.react(element, data, { ...layout, ...size }, config)
}

const draw = (place) => {
  const { element, figure } = place
  const size = { width: Math.max(element.clientWidth, NARROWEST), height: element.clientHeight }
  redraw(place, size)
  element.removeAllListeners("plotly_click")
  if (figure.picks) element.on("plotly_click", ({ points }) => { if (points[0]?.customdata) place.pick(points[0].customdata[0]) })
  // In print the pictures shrink to the paper (app.css).
  for (const picture of element.querySelectorAll(".main-svg")) picture.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`)
  element.style.setProperty("--drawn-width", `${size.width}px`)
  element.style.setProperty("--drawn-shape", `${size.width} / ${size.height}`)
  Object.assign(place, size, { drawn: true, fresh: false })
  element.dataset.drawn = ""
}

const drawRest = async () => {
  if (begun) return
  begun = true
  try {
    await window.tkkio.plotly()
    waiting().filter(isNear).forEach(draw)
    await shown()
    for (let rest; (rest = waiting()).length; await pause()) {
      const until = performance.now() + TURN_MS
      while (rest.length && performance.now() < until) draw(rest.shift())
    }
  } finally {
    begun = false
  }
}

const outdated = (place) => {
  place.drawn = false
  delete place.element.dataset.drawn
  if (window.Plotly && isNear(place)) draw(place)
  else drawRest()
}

const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const place = places.get(target.parentElement)
    const { clientWidth: width, clientHeight: height } = target
    const fits = Math.max(width, NARROWEST) === place?.width && height === place.height
    if (place && width && !fits) outdated(place)
  }
})

// A chart that leaves the page is kept for a while as it stands: whoever comes back with the same choices finds it.
const placed = (parent, text) => {
  const place = kept.get(text) ?? { element: Object.assign(document.createElement("div"), { className: "tk-chart", role: "figure" }) }
  kept.delete(text)
  parent.append(place.element)
  places.set(parent, place)
  resized.observe(place.element)
  return place
}

const left = (place, parent) => {
  // Streamlit also ends a call that a later one has overtaken; the chart then still stands.
  if (parent.isConnected || !places.delete(parent)) return
  resized.unobserve(place.element)
  if (place.drawn && !kept.has(place.text)) kept.set(place.text, place)
  else window.Plotly?.purge(place.element)
  for (const [text, oldest] of [...kept].slice(0, -MOST_KEPT)) {
    kept.delete(text)
    window.Plotly.purge(oldest.element)
  }
}

// What is folded waits until it is unfolded.
document.addEventListener("toggle", () => drawRest(), true)
window.addEventListener("beforeprint", () => { if (window.Plotly) waiting().forEach(draw) })

export default function ({ data, parentElement, setTriggerValue }) {
  if (!data) return
  const text = decoder.decode(data)
  const place = places.get(parentElement) ?? placed(parentElement, text)
  place.pick = (code) => setTriggerValue("picked", code)
  if (text !== place.text) {
    Object.assign(place, { text, figure: JSON.parse(text), fresh: true })
    place.element.ariaLabel = place.figure.said
    outdated(place)
  }
  return () => left(place, parentElement)
}
