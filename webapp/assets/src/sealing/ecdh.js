/** X25519 and P-256 by WebCrypto: a secret sent to a public key through an ephemeral pair. */
const agreement = (name, algorithm) => ({
  /** Whether this browser has it; Safari and older Firefox lack X25519. */
  available: async () => {
    try {
      await make(algorithm, false);
      return true;
    } catch {
      return false;
    }
  },

  make: async () => {
    const pair = await make(algorithm, true);
    return {
      publicKey: await rawOf(pair.publicKey),
      privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
    };
  },

  /** A private key that this page can use and not read. */
  hold: pkcs8 => crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['deriveBits']),

  send: async publicKey => {
    const pair = await make(algorithm, false);
    return { head: await rawOf(pair.publicKey), secret: await agreed(name, pair.privateKey, await theirs(algorithm, publicKey)) };
  },

  find: async (held, head) => agreed(name, held, await theirs(algorithm, head)),
});

export const x25519 = agreement('X25519', { name: 'X25519' });
export const p256 = agreement('ECDH', { name: 'ECDH', namedCurve: 'P-256' });

const make = (algorithm, readable) => crypto.subtle.generateKey(algorithm, readable, ['deriveBits']);

const theirs = (algorithm, raw) => crypto.subtle.importKey('raw', raw, algorithm, true, []);

const rawOf = async key => new Uint8Array(await crypto.subtle.exportKey('raw', key));

const agreed = async (name, held, other) =>
  new Uint8Array(await crypto.subtle.deriveBits({ name, public: other }, held, 256));
