package dev.fairway.sandbox.notifications.inbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder in which each mail is a file {@code ID.eml}, which any mail program opens. */
record MailFolder(Path folder) {

  private static final Logger log = LoggerFactory.getLogger(MailFolder.class);
  private static final String ENDING = ".eml";

  void write(String id, Mail mail) {
    try {
      Files.createDirectories(folder);
      try (OutputStream out = Files.newOutputStream(folder.resolve(id + ENDING))) {
        MimeMail.write(mail, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A mail can't be kept in " + folder + ".", e);
    } catch (MessagingException e) {
      throw new IllegalArgumentException("A mail to " + mail.to() + " can't be written.", e);
    }
  }

  /** The mails that an earlier region left, oldest first; a file that is no mail is left out. */
  List<ReceivedMail> read() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<ReceivedMail> mails = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).sorted().toList()) {
        add(file, mails);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The mails in " + folder + " can't be read.", e);
    }
    return mails;
  }

  private static void add(Path file, List<ReceivedMail> mails) throws IOException {
    String name = file.getFileName().toString();
    String id = name.substring(0, name.length() - ENDING.length());
    if (!id.matches("[0-9]{1,18}")) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      mails.add(new ReceivedMail(id, MimeMail.read(in), false));
    } catch (MessagingException | NullPointerException e) {
      log.warn("{} is no mail of the sandbox and is left out", file, e);
    }
  }
}
