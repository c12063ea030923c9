// Saves a photo as a camera does: baseline JPEG, quality 92, 4:2:0 (the packages' photos are progressive, for the web).
import sharp from 'sharp';

const [from, to] = process.argv.slice(2);
await sharp(from).keepMetadata().jpeg({ quality: 92, chromaSubsampling: '4:2:0', optimiseCoding: false }).toFile(to);
