using KillBot.Api.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Analytics;

/// <summary>Kinds of insights and recommendations as the API names them: in small letters.</summary>
internal static class TypeName
{
    public static string Of<T>(T type)
        where T : struct, Enum => type.ToString().ToLowerInvariant();

    /// <summary>Reads a name in any case; none means all of them.</summary>
    public static bool TryParse<T>(string? name, out T? type)
        where T : struct, Enum
    {
        type = null;
        if (string.IsNullOrEmpty(name))
        {
            return true;
        }

        foreach (var known in Enum.GetValues<T>())
        {
            if (string.Equals(name, Of(known), StringComparison.OrdinalIgnoreCase))
            {
                type = known;
                return true;
            }
        }

        return false;
    }

    public static ProblemHttpResult Unknown<T>()
        where T : struct, Enum => TypedResults.ApiProblem(
            StatusCodes.Status400BadRequest,
            ErrorCodes.ValidationError,
            $"A type is one of: {string.Join(", ", Enum.GetValues<T>().Select(Of))}. Leave it out for all.");
}
