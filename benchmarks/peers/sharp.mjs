// sharp: the three renditions of each photo. The same arguments and output as renditions.c; THREADS sets libvips' threads.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const [mode, formats, warm, measured, out, ...photos] = process.argv.slice(2);
const widths = [2048, 1024, 320];
// sharp's own defaults, written out because the other engines are set to the same.
const encoders = {
  jpeg: { extension: 'jpg', options: { quality: 80, chromaSubsampling: '4:2:0', optimiseCoding: true } },
  webp: { extension: 'webp', options: { quality: 80, effort: 4 } },
};
const wanted = Object.entries(encoders).filter(([format]) => formats.split(',').includes(format));

sharp.concurrency(Number(process.env.THREADS));
sharp.cache(false); // each pass decodes anew

async function save(image, width) {
  let bytes = 0;
  for (const [format, { extension, options }] of wanted) {
    const written = await image.clone()[format](options).toFile(join(out, `${width}.${extension}`));
    bytes += written.size;
  }
  return bytes;
}

// As sharp's documentation shows it: one pipeline per width and format, each decoding the photo.
async function each(photo) {
  const original = sharp(photo).autoOrient();
  let bytes = 0;
  for (const width of widths) {
    bytes += await save(original.clone().resize({ width, withoutEnlargement: true }), width);
  }
  return bytes;
}

// With its best foot forward: decode once, each width from the raw pixels of the next wider one.
async function cascade(photo) {
  let image = sharp(photo).autoOrient();
  let bytes = 0;
  for (const width of widths) {
    const { data, info } = await image
      .resize({ width, withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    image = sharp(data, { raw });
    bytes += await save(image, width);
  }
  return bytes;
}

const renditions = { each, cascade }[mode];
for (let pass = 0; pass < Number(warm) + Number(measured); pass++) {
  for (const [index, photo] of photos.entries()) {
    const cpu = process.cpuUsage();
    const wall = process.hrtime.bigint();
    const bytes = await renditions(photo);
    const spent = process.cpuUsage(cpu);
    if (pass >= Number(warm)) {
      const line = { photo: index, cpu: (spent.user + spent.system) / 1e3 };
      console.log(JSON.stringify({ ...line, wall: Number(process.hrtime.bigint() - wall) / 1e6, bytes }));
    }
  }
}
