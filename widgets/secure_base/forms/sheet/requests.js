/**
 * What can be asked about a kept entry: the bin and back, and being shown again. A refusal is told where
 * the state of saving is.
 */

/** @typedef {import("../types").Entry} Entry */

/**
 * @param {import("../types").Channel} channel
 * @param {ReturnType<typeof import("./saving.js").createSaving>} saving
 * @param {Map<string, Entry>} entries
 */
export function createRequests(channel, saving, entries) {
  /** @param {string} type @param {import("../types").Message} body */
  async function request(type, body) {
    try {
      return await channel.ask(type, body);
    } catch (fault) {
      saving.fail(/** @type {{sentence?: string}} */ (fault).sentence ?? String(fault));
      return null;
    }
  }
  return {
    request,
    /** @param {Entry} entry */
    async bin(entry) {
      await saving.settled(entry.id);
      const done = await request("delete", { entry: entry.id });
      if (done) entries.delete(entry.id);
      return Boolean(done);
    },
    /** @param {Entry} entry */
    async bringBack(entry) {
      const reply = await request("restore", { entry: entry.id });
      if (!reply) return false;
      Object.assign(entry, { revision: reply.revision, at: reply.at, answers: reply.answers });
      entries.set(entry.id, entry);
      return true;
    },
    /** @param {Entry} entry an entry in the bin, which then leaves the file */
    async erase(entry) {
      const done = await request("erase", { entry: entry.id });
      if (done) saving.stands(entry.id, 0);
      return Boolean(done);
    },
    /** @param {Entry} entry @param {string} field @param {boolean} wanted */
    async again(entry, field, wanted) {
      return Boolean(await request(wanted ? "show-again" : "put-away", { entry: entry.id, field }));
    },
  };
}
