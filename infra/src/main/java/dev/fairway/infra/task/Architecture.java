package dev.fairway.infra.task;

import software.amazon.awscdk.services.ecr.assets.Platform;
import software.amazon.awscdk.services.ecs.CpuArchitecture;

/** The processor that a task runs on and its image is built for. */
public enum Architecture {
  X86_64,
  ARM64;

  public CpuArchitecture ofTask() {
    return this == ARM64 ? CpuArchitecture.ARM64 : CpuArchitecture.X86_64;
  }

  public Platform ofImage() {
    return this == ARM64 ? Platform.LINUX_ARM64 : Platform.LINUX_AMD64;
  }
}
