import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { certificateFile } from './certificates/index.ts';
import { freePort } from './free-port.ts';

const program = '/usr/sbin/dovecot';

/** Whether there is one to start; only the system's administrator may. */
export const hasDovecot = existsSync(program) && process.getuid?.() === 0;

/** Whose the mails are: Dovecot serves none to the administrator. */
const nobody = 65_534;

/** A mail server as shops run it: it wants STARTTLS, and `user` with `password`. */
export interface Dovecot {
  readonly port: number;
  /** A mail arrives. */
  deliver(mail: string): void;
  /** How many mails nobody has opened. */
  unread(): number;
}

/** Starts it in a folder of its own. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-dovecot-'));
  // Temporary folders are closed to others.
  chmodSync(folder, 0o755);
  const box = join(folder, 'mail');
  for (const part of ['', 'new', 'cur', 'tmp']) {
    mkdirSync(join(box, part), { recursive: true });
    chownSync(join(box, part), nobody, nobody);
  }
  const port = await freePort();
  const settings = join(folder, 'dovecot.conf');
  writeFileSync(
    settings,
    `base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${certificateFile('good')}
ssl_key = <${certificateFile('key')}
mail_location = maildir:${box}
passdb {
  driver = static
  args = password=password
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${folder}
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  );
  const server = spawn(program, ['-F', '-c', settings], { stdio: 'ignore' });
  onTestFinished(async () => {
    const over = new Promise((done) => server.once('exit', done));
    server.kill();
    await over;
    rmSync(folder, { recursive: true, force: true });
  });
  await vi.waitFor(() => isReached(port), { timeout: 10_000, interval: 50 });
  let delivered = 0;
  return {
    port,
    deliver(mail) {
      const name = `${(delivered += 1)}.mail`;
      writeFileSync(join(box, 'tmp', name), mail.replace(/\r?\n/g, '\r\n'), { mode: 0o644 });
      chownSync(join(box, 'tmp', name), nobody, nobody);
      // Whole at once, as mail servers put it there.
      renameSync(join(box, 'tmp', name), join(box, 'new', name));
    },
    // A mail that was seen has an S behind its name.
    unread: () => ['new', 'cur'].flatMap((part) => readdirSync(join(box, part))).filter((name) => !/,.*S/.test(name)).length,
  };
}

function isReached(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve()));
    socket.on('error', reject);
  });
}
