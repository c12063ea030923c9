package dev.fairway.sandbox.notifications.inbox;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The region's mails: the newest thousand in memory, all of them as files. */
public final class Inbox {

  private static final int MOST = 1_000;

  private final MailFolder folder;
  private final MailListener listener;
  private final Deque<ReceivedMail> newestFirst = new ArrayDeque<>();
  private long last;

  /**
   * @param folder of the mails' files; what is in it is in the inbox
   */
  public Inbox(Path folder, MailListener listener) {
    this.folder = new MailFolder(folder);
    this.listener = listener;
    for (ReceivedMail mail : this.folder.read()) {
      push(mail);
      last = Math.max(last, Long.parseLong(mail.id()));
    }
  }

  /** Takes a mail; the same message to the same person a second time is none. */
  public void receive(Mail mail) {
    synchronized (this) {
      if (newestFirst.stream().anyMatch(known -> isSame(known.mail(), mail))) {
        return;
      }
      last++;
      String id = String.format(Locale.ROOT, "%06d", last);
      folder.write(id, mail);
      push(new ReceivedMail(id, mail, true));
    }
    listener.mailed(mail);
  }

  private static boolean isSame(Mail known, Mail mail) {
    return known.messageId().equals(mail.messageId()) && known.to().equals(mail.to());
  }

  private void push(ReceivedMail mail) {
    newestFirst.addFirst(mail);
    if (newestFirst.size() > MOST) {
      newestFirst.removeLast();
    }
  }

  /** The mails, newest first. */
  public synchronized List<ReceivedMail> mails() {
    return List.copyOf(newestFirst);
  }

  public Optional<ReceivedMail> mail(String id) {
    return mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
  }

  /** A person opened a mail. */
  public synchronized void opened(String id) {
    List<ReceivedMail> mails = mails();
    newestFirst.clear();
    mails.forEach(mail -> newestFirst.addLast(mail.id().equals(id) ? mail.read() : mail));
  }
}
