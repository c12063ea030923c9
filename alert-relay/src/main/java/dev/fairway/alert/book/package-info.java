/**
 * The book of alerts, in one DynamoDB table, so that several relays agree and none has to remember.
 *
 * <table>
 * <caption>Items</caption>
 * <tr><th>pk</th><th>sk</th><th>is</th></tr>
 * <tr><td>{@code E#<event id>}</td><td>{@code E}</td><td>an event; index {@code byAlert}</td></tr>
 * <tr><td>{@code C#<cause>}</td><td>{@code HEAD}</td>
 *     <td>a cause: which of its alerts goes on, how many there were</td></tr>
 * <tr><td>{@code C#<cause>}</td><td>{@code A#<number>}</td>
 *     <td>an alert; index {@code list}, and {@code due} until it is closed</td></tr>
 * <tr><td>{@code S#<cluster>/<service>}</td><td>{@code <alert id>}</td>
 *     <td>an alert of a service that is not closed</td></tr>
 * <tr><td>{@code QUOTA}</td><td>{@code QUOTA}</td>
 *     <td>when the window of first notices began, and how many it had</td></tr>
 * <tr><td>{@code G#<begin of the window>}</td><td>{@code DIGEST}</td>
 *     <td>a digest; index {@code due} until it is told</td></tr>
 * <tr><td>{@code G#<begin of the window>}</td><td>{@code <alert id>}</td>
 *     <td>an alert that the digest tells of</td></tr>
 * <tr><td>{@code MUTES}</td><td>{@code <mute id>}</td><td>a mute</td></tr>
 * <tr><td>{@code RULES}</td><td>{@code <rule>}</td><td>how often a rule was right</td></tr>
 * </table>
 *
 * <p>A partition key takes 1,000 write units a second ("Best practices for designing and using
 * partition keys effectively"). So the events of a cause in a batch are one change of its alert,
 * and the keys of the indices {@code due} and {@code list} are spread over four values.
 */
@NullMarked
package dev.fairway.alert.book;

import org.jspecify.annotations.NullMarked;
