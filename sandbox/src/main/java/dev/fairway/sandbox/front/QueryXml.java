package dev.fairway.sandbox.front;

import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the query protocol: lists of {@code member}, maps of {@code entry}. */
final class QueryXml {

  /**
   * Members that are maps in the services' models; every other object is a structure, and so is an
   * element of a list of that name.
   */
  private static final Set<String> MAPS = Set.of("Attributes");

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private QueryXml() {}

  static String response(String operation, ObjectNode output, String requestId) {
    return document(
        xml -> {
          xml.writeStartElement(operation + "Response");
          xml.writeStartElement(operation + "Result");
          members(xml, output);
          xml.writeEndElement();
          xml.writeStartElement("ResponseMetadata");
          element(xml, "RequestId", requestId);
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  static String error(boolean sender, String code, String message, String requestId) {
    return document(
        xml -> {
          xml.writeStartElement("ErrorResponse");
          xml.writeStartElement("Error");
          element(xml, "Type", sender ? "Sender" : "Receiver");
          element(xml, "Code", code);
          element(xml, "Message", message);
          xml.writeEndElement();
          element(xml, "RequestId", requestId);
          xml.writeEndElement();
        });
  }

  /** An error as S3 writes it. */
  static String storageError(String code, String message) {
    return document(
        xml -> {
          xml.writeStartElement("Error");
          element(xml, "Code", code);
          element(xml, "Message", message);
          xml.writeEndElement();
        });
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String document(Content content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
      xml.writeStartDocument();
      content.writeTo(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("An answer can't be written as XML.", e);
    }
    return text.toString();
  }

  private static void members(XMLStreamWriter xml, JsonNode object) throws XMLStreamException {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      member(xml, member.getKey(), member.getKey(), member.getValue());
    }
  }

  /**
   * @param member the name in the model, which an element of a list shares with its list
   */
  private static void member(XMLStreamWriter xml, String element, String member, JsonNode value)
      throws XMLStreamException {
    if (value.isNull()) {
      return;
    }
    xml.writeStartElement(element);
    if (value.isArray()) {
      for (JsonNode item : value) {
        member(xml, "member", member, item);
      }
    } else if (value.isObject() && MAPS.contains(element)) {
      entries(xml, value);
    } else if (value.isObject()) {
      members(xml, value);
    } else if (Timestamps.isTime(member, value)) {
      xml.writeCharacters(Timestamps.instant(value).toString());
    } else {
      xml.writeCharacters(value.asString());
    }
    xml.writeEndElement();
  }

  private static void entries(XMLStreamWriter xml, JsonNode map) throws XMLStreamException {
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      xml.writeStartElement("entry");
      element(xml, "key", entry.getKey());
      member(xml, "value", "value", entry.getValue());
      xml.writeEndElement();
    }
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
