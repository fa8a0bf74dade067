// Reads deliveries, one JSON object a line: {secret, headers, body, now}. Says for each whether a receiver would take it.
import { createHmac } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body, now } = JSON.parse(line);
  Date.now = () => now;
  const webhook = secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(Buffer.from(secret), { format: 'raw' });
  const result = { standard: 'ok' };
  try {
    webhook.verify(body, headers);
  } catch (error) {
    result.standard = error.message;
  }

  // As receivers do that only have the parsed body.
  const plain = createHmac('sha256', secret).update(JSON.stringify(JSON.parse(body))).digest('hex');
  result.plain = plain === headers['x-webhook-signature'] ? 'ok' : 'no match';
  console.log(JSON.stringify(result));
}
