/** For a container engine: ends with 0 when the process in this container is ready. */
const port = process.env.PORT ?? '4000';
const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
process.exit(answer?.ok === true ? 0 : 1);
