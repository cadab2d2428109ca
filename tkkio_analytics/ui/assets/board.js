// The leadership's grid: areas by indicators, three signals a cell. Values arrive as JSON and become text alone; shapes
// tell the signals apart without colour: square = goal, triangle = own past, filling circle = where the path leads.
const NAMESPACE = "http://www.w3.org/2000/svg"
const GOOD = "#0F6B66", BAD = "#A8480A", PLAIN = "#4A5560"

const TONES = {
  met: GOOD, not_met: BAD, improved: GOOD, worsened: BAD,
  likely: GOOD, more_likely_than_not: GOOD, at_risk: BAD, unlikely: BAD, very_unlikely: BAD,
}
const FILLED_QUARTERS = { very_unlikely: 0, unlikely: 1, at_risk: 2, more_likely_than_not: 3, likely: 4 }
const TRIANGLES = { improved: "up", risen: "up", worsened: "down", fallen: "down" }

const shape = (name, attributes) => {
  const made = document.createElementNS(NAMESPACE, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

const element = (name, { text, attributes = {}, classes } = {}, children = []) => {
  const made = document.createElement(name)
  if (text !== undefined) made.textContent = text
  if (classes) made.className = classes
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

const dash = () => shape("line", { x1: 4, x2: 12, y1: 8, y2: 8, stroke: PLAIN, "stroke-width": 1.6 })

const goalShape = (state, tone) => {
  if (!["met", "not_met"].includes(state)) return [dash()]
  const square = { x: 2.5, y: 2.5, width: 11, height: 11, stroke: tone, "stroke-width": 1.7 }
  if (state === "not_met") return [shape("rect", { ...square, fill: "#FFFFFF" })]
  const tick = { d: "M4.8 8.2 7 10.6 11.4 5.6", fill: "none", stroke: "#FFFFFF", "stroke-width": 1.9 }
  return [shape("rect", { ...square, fill: tone }), shape("path", tick)]
}

const pastShape = (state, tone) => {
  if (state === "level") {
    const bar = { x1: 3, x2: 13, stroke: PLAIN, "stroke-width": 1.8 }
    return [shape("line", { ...bar, y1: 5.8, y2: 5.8 }), shape("line", { ...bar, y1: 10.2, y2: 10.2 })]
  }
  if (state === "not_told") {
    const wave = { d: "M2.5 9.5 C5 4.5 7 5.5 8 8 S11 11.5 13.5 6.5", fill: "none", stroke: PLAIN, "stroke-width": 1.8 }
    return [shape("path", wave)]
  }
  const way = TRIANGLES[state]
  if (!way) return [dash()]
  const judged = state === "improved" || state === "worsened"
  const points = way === "up" ? "8,2.5 14,13 2,13" : "8,13.5 14,3 2,3"
  return [shape("polygon", { points, fill: judged && way === "up" ? tone : "#FFFFFF", stroke: tone, "stroke-width": 1.7, "stroke-linejoin": "round" })]
}

const trajectoryShape = (state, tone) => {
  const quarters = FILLED_QUARTERS[state]
  if (quarters === undefined) return [dash()]
  const ring = shape("circle", { cx: 8, cy: 8, r: 6, fill: quarters === 4 ? tone : "#FFFFFF", stroke: tone, "stroke-width": 1.7 })
  if (quarters === 0 || quarters === 4) return [ring]
  const angle = (quarters / 4) * 2 * Math.PI
  const end = `${(8 + 6 * Math.sin(angle)).toFixed(2)} ${(8 - 6 * Math.cos(angle)).toFixed(2)}`
  return [ring, shape("path", { d: `M8 8 L8 2 A6 6 0 ${quarters > 2 ? 1 : 0} 1 ${end} Z`, fill: tone })]
}

const SHAPES = { goal: goalShape, past: pastShape, trajectory: trajectoryShape }

const signal = (family, state) => {
  const picture = shape("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" })
  picture.append(...SHAPES[family](state, TONES[state] ?? PLAIN))
  return picture
}

const cell = (content) => {
  const link = element("a", { attributes: { href: content.href, target: "_self", tabindex: "-1", "aria-label": content.label, title: content.label } }, [
    element("span", { text: content.value, classes: "value" }),
    signal("goal", content.goal), signal("past", content.past), signal("trajectory", content.trajectory),
  ])
  return element("td", { attributes: { role: "gridcell" } }, [link])
}

const row = (data, index) => {
  const area = data.rows[index]
  const name = element("th", { text: area.name, attributes: { scope: "row", role: "rowheader" } })
  return element("tr", { classes: area.classes, attributes: { role: "row" } }, [name, ...data.cells[index].map(cell)])
}

const heading = (column) => {
  const made = element("th", { text: column.name, attributes: { scope: "col", role: "columnheader", title: column.full } })
  if (column.unit) made.append(element("span", { text: column.unit, classes: "unit" }))
  return made
}

const legend = (groups) => element("div", { classes: "legend" }, groups.map((group) => {
  const items = group.items.map((item) => element("li", {}, [signal(group.family, item.state), element("span", { text: item.text })]))
  return element("div", {}, [element("p", { text: group.title }), element("ul", {}, items)])
}))

// One stop for the Tab key; arrows walk inside, as in a spreadsheet (ARIA grid pattern).
const walkable = (grid) => {
  const links = () => [...grid.tBodies[0].rows].map((line) => [...line.querySelectorAll("a")])
  const focus = (line, column) => {
    const all = links()
    const y = Math.min(Math.max(line, 0), all.length - 1)
    const x = Math.min(Math.max(column, 0), all[y].length - 1)
    grid.querySelectorAll('a[tabindex="0"]').forEach((link) => link.setAttribute("tabindex", "-1"))
    all[y][x].setAttribute("tabindex", "0")
    return all[y][x]
  }
  if (links()[0]?.length) focus(0, 0)
  grid.onkeydown = (event) => {
    const all = links()
    const y = all.findIndex((line) => line.includes(event.target))
    if (y < 0) return
    const x = all[y].indexOf(event.target)
    const moves = {
      ArrowUp: [y - 1, x], ArrowDown: [y + 1, x], ArrowLeft: [y, x - 1], ArrowRight: [y, x + 1],
      Home: [event.ctrlKey ? 0 : y, 0], End: [event.ctrlKey ? all.length - 1 : y, all[y].length - 1],
    }
    if (!moves[event.key]) return
    event.preventDefault()
    focus(...moves[event.key]).focus()
  }
}

export default function (component) {
  const { data, parentElement } = component
  const root = parentElement.querySelector(".board")
  if (!root || !data) return
  const head = element("tr", { attributes: { role: "row" } }, [
    element("th", { text: data.corner, attributes: { scope: "col", role: "columnheader" } }), ...data.columns.map(heading),
  ])
  const grid = element("table", { attributes: { role: "grid", lang: data.language, "aria-label": data.caption } }, [
    element("caption", {}, [element("span", { text: data.caption })]),
    element("thead", {}, [head]),
    element("tbody", {}, data.rows.map((_, index) => row(data, index))),
  ])
  root.replaceChildren(legend(data.legend), element("div", { classes: "scroll" }, [grid]))
  walkable(grid)
}
