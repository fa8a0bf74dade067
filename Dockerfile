# syntax=docker/dockerfile:1

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# The packages change less often than the code, so they get a layer of their own.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY KillBot.Api/KillBot.Api.csproj KillBot.Api/packages.lock.json KillBot.Api/
COPY KillBot.Bot/KillBot.Bot.csproj KillBot.Bot/packages.lock.json KillBot.Bot/
COPY KillBot.Discord/KillBot.Discord.csproj KillBot.Discord/packages.lock.json KillBot.Discord/
COPY KillBot.Domain/KillBot.Domain.csproj KillBot.Domain/packages.lock.json KillBot.Domain/
RUN dotnet restore KillBot.Bot --locked-mode
COPY . .
RUN dotnet publish KillBot.Bot --configuration Release --no-restore --output /app -p:UseAppHost=false
# The last stage has no shell that could make the folder.
RUN mkdir -p /volume/data

# The image has no rsvg-convert, so charts are text in Discord; the API serves them as SVG all the same. For PNG charts, base this stage on
# aspnet:10.0-noble and install librsvg2-bin and a font (fonts-dejavu-core) by apt-get.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=$APP_UID:$APP_UID /volume/ /
# The base image sets ASPNETCORE_HTTP_PORTS, which would win over HOST and PORT.
ENV ASPNETCORE_HTTP_PORTS="" \
    HOST=0.0.0.0 \
    PORT=3000 \
    Storage__ConnectionString="Data Source=/data/killbot.db"
USER $APP_UID
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["dotnet", "KillBot.Bot.dll", "health"]
ENTRYPOINT ["dotnet", "KillBot.Bot.dll"]
