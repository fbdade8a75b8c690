// Reads one JSON value a line from standard input, and writes one JSON answer a line.
import { createInterface } from "node:readline";

export async function answer(question) {
  for await (const line of createInterface({ input: process.stdin })) {
    let reply;
    try {
      reply = { answer: question(JSON.parse(line)) };
    } catch (error) {
      reply = { error: String(error) };
    }
    process.stdout.write(JSON.stringify(reply) + "\n");
  }
}
