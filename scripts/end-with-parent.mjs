/**
 * Loaded into the processes that `npm start` starts. When that one is killed it can tell nobody;
 * its end of the channel then closes, and this process ends as if it had been asked to.
 */
if (process.channel) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
