import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CertificateFiles {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of its own, by openssl. */
export interface Authority extends Disposable {
  readonly ca: string;
  /** Writes a certificate for 127.0.0.1 and localhost to fixed files, over what was there. */
  issue(validity: { readonly from: Date; readonly until: Date }): CertificateFiles;
}

/** @throws naming the remedy where there is no openssl */
export function createAuthority(): Authority {
  const dir = mkdtempSync(join(tmpdir(), 'stomaton-ca-'));
  const at = (name: string) => join(dir, name);
  function openssl(...args: string[]): void {
    const { status, stderr, error } = spawnSync('openssl', args, { cwd: dir, encoding: 'utf8' });
    if (error !== undefined)
      throw new Error('There is no openssl here. Install it (Debian: apt-get install openssl) and try again.');
    if (status !== 0) throw new Error(`openssl ${args[0]} failed: ${stderr}`);
  }
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Stomaton test CA');
  openssl('req', ...newKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
  writeFileSync(at('names.txt'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  // `openssl ca` is the one command of every version that takes a validity in the past.
  writeFileSync(
    at('ca.conf'),
    `[ca]\ndefault_ca=own\n[own]\ndatabase=${at('index.txt')}\nserial=${at('serial')}\nnew_certs_dir=${dir}\ncertificate=${at('ca.pem')}\nprivate_key=${at('ca.key')}\ndefault_md=sha256\npolicy=any\nunique_subject=no\n[any]\ncommonName=supplied\n`,
  );
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('serial'), '01\n');
  return {
    ca: at('ca.pem'),
    issue({ from, until }) {
      const validity = ['-startdate', toAsn1(from), '-enddate', toAsn1(until)];
      openssl(
        'ca',
        '-batch',
        '-config',
        'ca.conf',
        '-in',
        'server.csr',
        '-out',
        'server.pem',
        '-extfile',
        'names.txt',
        ...validity,
      );
      return { ca: at('ca.pem'), certificate: at('server.pem'), key: at('server.key') };
    },
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** As `YYYYMMDDHHMMSSZ`. */
function toAsn1(date: Date): string {
  return `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}
