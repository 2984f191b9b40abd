/** The field for the text of a page: Markdown as it is, with lists to insert facts from, and a picture. */

/** @typedef {[shown: string, macro: string]} Pick */

const ALT = "What the picture shows";
const { createClass, h } = /** @type {any} */ (window); // what Sveltia CMS gives to those who write fields

/**
 * Return the field, a React component.
 *
 * @param {Record<string, Pick[]>} picks
 */
export function textField(picks) {
  return createClass({
    getInitialState() {
      return { text: this.props.value ?? "" };
    },
    /** @param {any} before */
    componentDidUpdate(before) {
      const { value } = this.props;
      if (value !== before.value && value !== this.state.text) this.setState({ text: value ?? "" });
    },
    /** @param {string} text */
    typed(text) {
      this.setState({ text });
      this.props.onChange(text);
    },
    /** @param {string} text */
    insert(text) {
      document.getElementById(this.props.forID)?.focus();
      document.execCommand("insertText", false, text); // as if it were typed, so that it can be undone
    },
    async picture() {
      const picked = await this.props.pickFile({ kind: "image", allowURL: false });
      if (!picked) return;
      this.insert(`![${ALT}](${picked.value})`);
      const area = /** @type {HTMLTextAreaElement} */ (document.getElementById(this.props.forID));
      const start = area.selectionEnd - picked.value.length - "]()".length - ALT.length;
      area.setSelectionRange(start, start + ALT.length); // what is typed next replaces it
    },
    render() {
      return h(
        "div",
        { className: "page-text" },
        ...Object.entries(picks).map(([name, entries]) => list(name, entries, (macro) => this.insert(`{{ ${macro} }}`))),
        h("button", { type: "button", onClick: () => this.picture() }, "Insert a picture"),
        h("textarea", {
          id: this.props.forID,
          onChange: (/** @type {any} */ event) => this.typed(event.target.value),
          rows: 30,
          value: this.state.text,
        }),
      );
    },
  });
}

/**
 * @param {string} name @param {Pick[]} entries @param {(macro: string) => void} choose
 */
function list(name, entries, choose) {
  return h(
    "select",
    {
      "aria-label": `Insert ${name}`,
      key: name,
      onChange: (/** @type {any} */ event) => choose(event.target.value),
      value: "",
    },
    h("option", { value: "" }, `Insert ${name}`),
    ...entries.map(([shown, macro]) => h("option", { key: macro, value: macro }, shown)),
  );
}
