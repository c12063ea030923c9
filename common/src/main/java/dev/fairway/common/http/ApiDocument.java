package dev.fairway.common.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;

/** An API's description: what all operations have in common. */
public final class ApiDocument {

  private static final String TOKEN = "token";
  private static final Map<String, String> PROBLEMS =
      Map.of(
          "400", "The request is wrong; errors says where and why",
          "401", "The token is missing or wrong",
          "404", "There is no such thing",
          "413", "The body is too large",
          "503", "AWS could not be reached; try again");

  private ApiDocument() {}

  public static OpenAPI create(String title, String description) {
    return new OpenAPI()
        .info(new Info().title(title).version("1").description(description))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN))
        .components(
            new Components()
                .addSchemas("Problem", problem())
                .addSecuritySchemes(
                    TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")));
  }

  private static Schema<?> problem() {
    Schema<?> error =
        new ObjectSchema()
            .addProperty("pointer", new StringSchema().example("#/eventTypes"))
            .addProperty("detail", new StringSchema().example("eventTypes is missing"));
    return new ObjectSchema()
        .description("Problem details (RFC 9457)")
        .addProperty("title", new StringSchema().example("Bad Request"))
        .addProperty("status", new IntegerSchema().example(400))
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema())
        .addProperty("errors", new ArraySchema().items(error));
  }

  /** Adds the answers that every operation may give, and a name for generated clients. */
  static Operation complete(Operation operation, HandlerMethod method) {
    String endpoint = method.getBeanType().getSimpleName().replace("Endpoint", "");
    operation.setOperationId(endpoint + "_" + method.getMethod().getName());
    PROBLEMS.forEach(
        (status, description) ->
            operation
                .getResponses()
                .addApiResponse(
                    status,
                    new ApiResponse()
                        .description(description)
                        .content(
                            new Content()
                                .addMediaType(
                                    "application/problem+json",
                                    new MediaType()
                                        .schema(
                                            new Schema<>()
                                                .$ref("#/components/schemas/Problem"))))));
    return operation;
  }
}
