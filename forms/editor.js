/** The editor: Sveltia CMS with our formats and our field for text, and the configuration that is made from the models. */

import CMS from "@sveltia/cms";
import { data, page } from "./format.js";
import { remembered } from "./guard.js";
import { textField } from "./text.js";

/** @param {string} name */
const loaded = async (name) => (await fetch(name)).json();
const [config, picks] = await Promise.all([loaded("config.json"), loaded("picks.json")]);

CMS.registerCustomFormat("data", "yml", remembered(data));
CMS.registerCustomFormat("page-frontmatter", "md", remembered(page));
CMS.registerFieldType("page-text", textField(picks));
await CMS.init({ config: { ...config, load_config_file: false } });
