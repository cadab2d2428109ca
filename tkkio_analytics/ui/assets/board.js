// The leadership's grid: areas by indicators, three signals a cell. Values arrive as JSON and become text alone; the
// pictures of the signals arrive with them, drawn once for the whole application.
const element = (name, { text, attributes = {}, classes } = {}, children = []) => {
  const made = document.createElement(name)
  if (text !== undefined) made.textContent = text
  if (classes) made.className = classes
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

const FAMILIES = ["goal", "past", "trajectory"]
const picture = (icons, family, state) => element("img", { attributes: { src: icons[family][state], alt: "" } })

const cell = (data, content) => {
  const link = element("a", { attributes: { href: content.href, target: "_self", tabindex: "-1", "aria-label": content.label, title: content.label } }, [
    element("span", { text: content.value, classes: "value" }),
    ...FAMILIES.map((family) => picture(data.icons, family, content[family])),
  ])
  return element("td", { attributes: { role: "gridcell" } }, [link])
}

const row = (data, area) => {
  const name = element("th", { text: area.name, attributes: { scope: "row", role: "rowheader" } })
  return element("tr", { attributes: { role: "row" } }, [name, ...area.cells.map((content) => cell(data, content))])
}

const group = (data, rows) => {
  const title = element("th", { attributes: { scope: "rowgroup", role: "rowheader", colspan: data.columns.length + 1 } }, [element("span", { text: rows.title })])
  const head = rows.title ? [element("tr", { classes: "title", attributes: { role: "row" } }, [title])] : []
  return element("tbody", { classes: rows.classes, attributes: { role: "rowgroup" } }, [...head, ...rows.rows.map((area) => row(data, area))])
}

const heading = (column) => {
  const made = element("th", { text: column.name, attributes: { scope: "col", role: "columnheader", title: column.full } })
  if (column.unit) made.append(element("span", { text: column.unit, classes: "unit" }))
  return made
}

const legend = (data) => element("div", { classes: "legend" }, data.legend.map(({ family, title, items }) => {
  const said = items.map((item) => element("li", {}, [picture(data.icons, family, item.state), element("span", { text: item.text })]))
  return element("div", {}, [element("p", { text: title }), element("ul", {}, said)])
}))

// One stop for the Tab key; arrows walk inside, as in a spreadsheet (ARIA grid pattern); Enter follows the link.
const walkable = (grid) => {
  const lines = [...grid.querySelectorAll("tbody tr")].map((line) => [...line.querySelectorAll("a")]).filter((line) => line.length)
  const stop = (line, column) => {
    const y = Math.min(Math.max(line, 0), lines.length - 1)
    const x = Math.min(Math.max(column, 0), lines[y].length - 1)
    grid.querySelectorAll('a[tabindex="0"]').forEach((link) => link.setAttribute("tabindex", "-1"))
    lines[y][x].setAttribute("tabindex", "0")
    return lines[y][x]
  }
  if (lines.length) stop(0, 0)
  grid.addEventListener("focusin", (event) => {
    const y = lines.findIndex((line) => line.includes(event.target))
    if (y >= 0) stop(y, lines[y].indexOf(event.target))
  })
  grid.onkeydown = (event) => {
    const y = lines.findIndex((line) => line.includes(event.target))
    if (y < 0) return
    const x = lines[y].indexOf(event.target)
    const moves = {
      ArrowUp: [y - 1, x], ArrowDown: [y + 1, x], ArrowLeft: [y, x - 1], ArrowRight: [y, x + 1],
      Home: [event.ctrlKey ? 0 : y, 0], End: [event.ctrlKey ? lines.length - 1 : y, lines[y].length - 1],
    }
    if (!moves[event.key]) return
    event.preventDefault()
    stop(...moves[event.key]).focus()
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
    element("thead", { attributes: { role: "rowgroup" } }, [head]),
    ...data.groups.map((rows) => group(data, rows)),
  ])
  root.replaceChildren(legend(data), element("div", { classes: "scroll" }, [grid]))
  walkable(grid)
}
