package dev.fairway.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication(proxyBeanMethods = false)
public class QueueWorkerApplication {

  public static void main(String[] args) {
    SpringApplication.run(QueueWorkerApplication.class, args);
  }
}
