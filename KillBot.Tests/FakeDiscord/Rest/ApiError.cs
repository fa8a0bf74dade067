using System.Text.Json.Nodes;
using KillBot.Tests.FakeDiscord.OpenApi;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>A refusal with one of Discord's codes (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).</summary>
internal sealed class ApiError(int status, int code, string message, JsonNode? errors = null) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    /// <summary>What of the body is wrong; filled for 50035 only.</summary>
    public IReadOnlyList<ValidationError> Details { get; private init; } = [];

    public JsonNode Body()
    {
        var body = new JsonObject { ["message"] = Message, ["code"] = Code };
        if (errors is not null)
        {
            body["errors"] = errors.DeepClone();
        }

        return body;
    }

    public static ApiError Unauthorized() => new(401, 0, "401: Unauthorized");

    public static ApiError NotFound() => new(404, 0, "404: Not Found");

    public static ApiError Unknown(int code, string what) => new(404, code, $"Unknown {what}");

    public static ApiError UnknownChannel() => Unknown(10003, "Channel");

    public static ApiError UnknownGuild() => Unknown(10004, "Guild");

    public static ApiError UnknownMessage() => Unknown(10008, "Message");

    public static ApiError UnknownWebhook() => Unknown(10015, "Webhook");

    public static ApiError UnknownInteraction() => Unknown(10062, "interaction");

    public static ApiError MissingAccess() => new(403, 50001, "Missing Access");

    public static ApiError MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static ApiError InvalidForm(string path, string code, string message) =>
        InvalidForm([new ValidationError(path, code, message)]);

    public static ApiError InvalidForm(IReadOnlyList<ValidationError> details) =>
        new(400, 50035, "Invalid Form Body", Nest(details)) { Details = details };

    /// <summary>Discord nests errors by member and index, each list under <c>_errors</c>.</summary>
    private static JsonObject Nest(IReadOnlyList<ValidationError> details)
    {
        var root = new JsonObject();
        foreach (var detail in details)
        {
            var place = root;
            foreach (var step in detail.Path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                if (place[step] is not JsonObject next)
                {
                    next = [];
                    place[step] = next;
                }

                place = next;
            }

            if (place["_errors"] is not JsonArray list)
            {
                list = [];
                place["_errors"] = list;
            }

            list.Add(new JsonObject { ["code"] = detail.Code, ["message"] = detail.Message });
        }

        return root;
    }
}
