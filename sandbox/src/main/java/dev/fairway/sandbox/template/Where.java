package dev.fairway.sandbox.template;

/**
 * A place in a template, for errors.
 *
 * @param file the template's file name
 * @param subject what is being read, such as {@code resource Queue (AWS::SQS::Queue)}
 * @param property the path inside it, empty for the whole
 */
record Where(String file, String subject, String property) {

  Where(String file, String subject) {
    this(file, subject, "");
  }

  Where at(String name) {
    return new Where(file, subject, property.isEmpty() ? name : property + "." + name);
  }

  Where at(int index) {
    return at(Integer.toString(index));
  }

  TemplateException error(String reason) {
    return new TemplateException(text() + ": " + reason + ".");
  }

  TemplateException error(String reason, Throwable cause) {
    return new TemplateException(text() + ": " + reason + ".", cause);
  }

  private String text() {
    return file + ", " + subject + (property.isEmpty() ? "" : ", property " + property);
  }
}
