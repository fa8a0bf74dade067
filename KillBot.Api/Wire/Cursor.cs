using KillBot.Api.Errors;
using KillBot.Domain.Kills;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Wire;

/// <summary>A <see cref="KillCursor"/> as text: opaque to clients, who pass back what <c>nextCursor</c> said.</summary>
internal static class Cursor
{
    public static string Write(KillCursor cursor) => cursor.Write();

    /// <summary>Reads the parameter of a list: null for the first page.</summary>
    public static bool TryReadPage(string? text, out KillCursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var isValid = KillCursor.TryRead(text, out var read);
        cursor = read;
        return isValid;
    }

    /// <summary>The answer to a cursor that no list gave.</summary>
    public static ProblemHttpResult Invalid() => TypedResults.ApiProblem(
        StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, "Pass back the nextCursor of the last page, unchanged.");
}
