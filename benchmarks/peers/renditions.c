/*
 * Bare libvips: the three renditions of each photo, with no work but that. The floor for whoever binds libvips.
 *
 * usage: renditions MODE FORMATS WARM MEASURED OUT PHOTO...
 *   MODE     cascade (decode once, each width from the next wider one) or each (one thumbnail per width)
 *   FORMATS  jpeg or webp,jpeg
 *   WARM     passes over all photos that are not reported
 *   MEASURED passes that are reported, one JSON line per photo
 * VIPS_CONCURRENCY sets the threads.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <vips/vips.h>

enum { JPEG_QUALITY = 80, WEBP_QUALITY = 80, WEBP_EFFORT = 4 };

static const int widths[] = {2048, 1024, 320};
static const int width_count = sizeof widths / sizeof *widths;

static double cpu_millis(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static double wall_millis(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void check(int failed) {
  if (failed) vips_error_exit("renditions");
}

static long written(const char *file) {
  struct stat status;
  check(stat(file, &status));
  return (long) status.st_size;
}

static long save(VipsImage *image, int width, const char *formats, const char *out) {
  char file[4096];
  long bytes = 0;
  if (strstr(formats, "jpeg")) {
    snprintf(file, sizeof file, "%s/%d.jpg", out, width);
    check(vips_jpegsave(image, file, "Q", JPEG_QUALITY, "optimize_coding", TRUE, "subsample_mode",
                        VIPS_FOREIGN_SUBSAMPLE_ON, "keep", VIPS_FOREIGN_KEEP_NONE, NULL));
    bytes += written(file);
  }
  if (strstr(formats, "webp")) {
    snprintf(file, sizeof file, "%s/%d.webp", out, width);
    check(vips_webpsave(image, file, "Q", WEBP_QUALITY, "effort", WEBP_EFFORT, "keep", VIPS_FOREIGN_KEEP_NONE, NULL));
    bytes += written(file);
  }
  return bytes;
}

/* The scaled pixels in memory, so that they are computed once however many times they are written. */
static VipsImage *in_memory(VipsImage *lazy) {
  VipsImage *image = vips_image_copy_memory(lazy);
  check(image == NULL);
  g_object_unref(lazy);
  return image;
}

static VipsImage *scaled(const char *photo, VipsImage *wider, int width) {
  VipsImage *lazy;
  if (wider) {
    check(vips_thumbnail_image(wider, &lazy, width, "height", VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN, NULL));
  } else {
    check(vips_thumbnail(photo, &lazy, width, "height", VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN, NULL));
  }
  return in_memory(lazy);
}

static long renditions(const char *photo, gboolean cascade, const char *formats, const char *out) {
  VipsImage *wider = NULL;
  long bytes = 0;
  for (int i = 0; i < width_count; i++) {
    VipsImage *image = scaled(photo, cascade ? wider : NULL, widths[i]);
    bytes += save(image, widths[i], formats, out);
    if (wider) g_object_unref(wider);
    wider = image;
  }
  g_object_unref(wider);
  return bytes;
}

int main(int argc, char **argv) {
  if (argc < 7) {
    fprintf(stderr, "usage: renditions cascade|each FORMATS WARM MEASURED OUT PHOTO...\n");
    return 2;
  }
  if (VIPS_INIT(argv[0])) vips_error_exit(NULL);
  gboolean cascade = !strcmp(argv[1], "cascade");
  int warm = atoi(argv[3]), passes = warm + atoi(argv[4]);
  for (int pass = 0; pass < passes; pass++) {
    for (int i = 6; i < argc; i++) {
      double cpu = cpu_millis(), wall = wall_millis();
      long bytes = renditions(argv[i], cascade, argv[2], argv[5]);
      if (pass >= warm) {
        printf("{\"photo\": %d, \"cpu\": %.2f, \"wall\": %.2f, \"bytes\": %ld}\n", i - 6, cpu_millis() - cpu,
               wall_millis() - wall, bytes);
      }
    }
  }
  vips_shutdown();
  return 0;
}
